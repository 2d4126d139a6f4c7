@NullUnmarked
package dev.lockstep.groupware.context;

import org.jspecify.annotations.NullUnmarked;
