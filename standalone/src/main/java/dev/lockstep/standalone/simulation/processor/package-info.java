/** The processor in a history: the real core and directory between lanes of topics. */
@NullMarked
package dev.lockstep.standalone.simulation.processor;

import org.jspecify.annotations.NullMarked;
