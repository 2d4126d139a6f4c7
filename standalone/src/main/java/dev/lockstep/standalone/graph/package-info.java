/** Graph over plain HTTP, as the demo and the loading of calendar files use it. */
@NullMarked
package dev.lockstep.standalone.graph;

import org.jspecify.annotations.NullMarked;
