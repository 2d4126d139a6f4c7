/** What an operator orders. */
@NullMarked
package dev.lockstep.model.operator;

import org.jspecify.annotations.NullMarked;
