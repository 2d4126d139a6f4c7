package dev.lockstep.simulator.notification;

/** How many notifications of a subscription were taken, not taken (each attempt), given up. */
public record DeliveryCounters(long sent, long failed, long dropped) {}
