@NullUnmarked
package dev.lockstep.groupware.event;

import org.jspecify.annotations.NullUnmarked;
