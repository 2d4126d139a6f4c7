package dev.lockstep.groupware.calendar;

import java.time.Instant;

/**
 * Graph's {@code subscription} to the changes of a mailbox's events.
 *
 * @param resource the path that is watched
 * @param expires when Graph drops it, unless it is renewed before
 */
public record Subscription(String id, String resource, String notificationUrl, Instant expires) {}
