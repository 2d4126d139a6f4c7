@NullMarked
package dev.lockstep.sync.series;

import org.jspecify.annotations.NullMarked;
