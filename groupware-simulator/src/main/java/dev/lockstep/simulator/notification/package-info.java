/** Subscriptions, their handshake, delivery and redelivery. */
@NullMarked
package dev.lockstep.simulator.notification;

import org.jspecify.annotations.NullMarked;
