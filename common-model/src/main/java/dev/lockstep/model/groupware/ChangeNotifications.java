package dev.lockstep.model.groupware;

import java.util.List;
import java.util.Optional;

/**
 * Graph's {@code changeNotificationCollection}: only a hint to read, never the data (graph.md,
 * section 2). Properties that are not used are not kept.
 */
public record ChangeNotifications(List<Notification> value) {

  public ChangeNotifications {
    value = List.copyOf(value);
  }

  /**
   * One notification.
   *
   * @param subscriptionId which subscription it came by
   * @param clientState the secret that proves where it comes from
   * @param changeType created, updated or deleted; empty in a lifecycle notification
   * @param lifecycleEvent missed, subscriptionRemoved or reauthorizationRequired; empty otherwise
   * @param resource the path of what changed
   */
  public record Notification(
      String subscriptionId,
      Optional<String> clientState,
      Optional<String> changeType,
      Optional<String> lifecycleEvent,
      Optional<String> resource) {}
}
