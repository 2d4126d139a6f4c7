@NullMarked
package dev.lockstep.kafka;

import org.jspecify.annotations.NullMarked;
