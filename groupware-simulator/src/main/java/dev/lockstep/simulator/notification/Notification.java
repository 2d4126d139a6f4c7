package dev.lockstep.simulator.notification;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.time.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** What is told to a subscriber. */
sealed interface Notification {
  /** The tenant that all mailboxes of a simulator belong to. */
  String TENANT = "84bd8158-6d4d-4958-8b9f-9d6445542f95";

  /** An event changed. */
  record Change(ChangeType type, String mailbox, String eventId, String etag)
      implements Notification {}

  /** Something about the subscription itself. */
  record Lifecycle(String event) implements Notification {}

  /** A notification that has not been taken yet, with the time of its first attempt. */
  record Attempt(Notification notification, Instant first, int number) {}

  /** Several notifications of one subscription as one body. */
  static byte[] body(Subscription subscription, List<Notification> notifications) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode value = root.putArray("value");
    for (Notification notification : notifications) {
      ObjectNode one = value.addObject();
      one.put("subscriptionId", subscription.id().toString());
      one.put("subscriptionExpirationDateTime", Timestamps.shortInstant(subscription.expiration()));
      one.put("tenantId", TENANT);
      one.put("clientState", subscription.clientState());
      switch (notification) {
        case Lifecycle(String event) -> one.put("lifecycleEvent", event);
        case Change change -> describe(one, change);
      }
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void describe(ObjectNode one, Change change) {
    String resource = "Users/" + change.mailbox() + "/Events/" + change.eventId();
    one.put("changeType", change.type().wire());
    one.put("resource", resource);
    ObjectNode data = one.putObject("resourceData");
    data.put("@odata.type", "#Microsoft.Graph.Event");
    data.put("@odata.id", resource);
    data.put("@odata.etag", change.etag());
    data.put("id", change.eventId());
  }
}
