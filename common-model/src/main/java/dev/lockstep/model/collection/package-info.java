/** Collections that never change: what the records of the model hold. */
@NullMarked
package dev.lockstep.model.collection;

import org.jspecify.annotations.NullMarked;
