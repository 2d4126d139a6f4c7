/** Carries out commands: what Graph's answers mean is decided purely, apart from the sending. */
@NullMarked
package dev.lockstep.groupware.sink;

import org.jspecify.annotations.NullMarked;
