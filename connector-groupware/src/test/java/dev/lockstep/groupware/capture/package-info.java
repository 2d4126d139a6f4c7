@NullUnmarked
package dev.lockstep.groupware.capture;

import org.jspecify.annotations.NullUnmarked;
