/** The Kafka broker in this JVM. */
@NullMarked
package dev.lockstep.standalone.broker;

import org.jspecify.annotations.NullMarked;
