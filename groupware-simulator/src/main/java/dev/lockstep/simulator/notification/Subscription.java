package dev.lockstep.simulator.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to all events of a mailbox.
 *
 * @param resource as it was asked for
 * @param mailbox whose events are meant
 * @param changeType as it was asked for: a comma-separated list
 * @param immutableIds whether its notifications carry immutable ids
 */
public record Subscription(
    UUID id,
    String resource,
    UUID mailbox,
    String changeType,
    String notificationUrl,
    @Nullable String lifecycleNotificationUrl,
    @Nullable String clientState,
    Instant expiration,
    String application,
    @Nullable String latestSupportedTlsVersion,
    boolean immutableIds) {
  /** The same subscription with another life and target. */
  public Subscription renewed(Instant until, String url) {
    return new Subscription(
        id,
        resource,
        mailbox,
        changeType,
        url,
        lifecycleNotificationUrl,
        clientState,
        until,
        application,
        latestSupportedTlsVersion,
        immutableIds);
  }
}
