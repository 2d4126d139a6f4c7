@NullUnmarked
package dev.lockstep.groupware.sink;

import org.jspecify.annotations.NullUnmarked;
