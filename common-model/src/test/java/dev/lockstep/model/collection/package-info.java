@NullMarked
package dev.lockstep.model.collection;

import org.jspecify.annotations.NullMarked;
