@NullUnmarked
package dev.lockstep.groupware.support;

import org.jspecify.annotations.NullUnmarked;
