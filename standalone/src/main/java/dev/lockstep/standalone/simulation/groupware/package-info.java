/**
 * The groupware connector in a history: the real rounds and the real sink decision on a model of
 * Exchange.
 */
@NullMarked
package dev.lockstep.standalone.simulation.groupware;

import org.jspecify.annotations.NullMarked;
