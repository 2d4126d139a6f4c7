@NullUnmarked
package dev.lockstep.groupware.graph;

import org.jspecify.annotations.NullUnmarked;
