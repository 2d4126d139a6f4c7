@NullUnmarked
package dev.lockstep.groupware.budget;

import org.jspecify.annotations.NullUnmarked;
