@NullMarked
package dev.lockstep.model.series;

import org.jspecify.annotations.NullMarked;
