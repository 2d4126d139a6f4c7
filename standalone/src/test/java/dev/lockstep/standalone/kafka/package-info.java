@NullMarked
package dev.lockstep.standalone.kafka;

import org.jspecify.annotations.NullMarked;
