/** Reading and writing the typed topics with Kafka's clients, exactly once. */
@NullMarked
package dev.lockstep.kafka;

import org.jspecify.annotations.NullMarked;
