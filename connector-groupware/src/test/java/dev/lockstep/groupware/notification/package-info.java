@NullUnmarked
package dev.lockstep.groupware.notification;

import org.jspecify.annotations.NullUnmarked;
