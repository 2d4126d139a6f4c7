package dev.lockstep.standalone.simulation.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The events of one mailbox, and in which order they changed. */
final class Calendar {

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Set<String> series = new HashSet<>();
  private final Map<String, Long> changed = new LinkedHashMap<>();
  private final Map<String, String> transactions = new LinkedHashMap<>();

  /** All events; empty if the list has to be made again, because something changed. */
  private List<Item> list = List.of();

  private long latest = Long.MIN_VALUE;

  List<Item> items() {
    if (list.isEmpty()) {
      list = List.copyOf(items.values());
    }
    return list;
  }

  Optional<Item> find(String id) {
    return Optional.ofNullable(items.get(id));
  }

  Optional<Item> ofNumber(int number) {
    for (Item item : items.values()) {
      if (item.number() == number) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }

  /** The event that was made with this transaction id and still exists. */
  Optional<Item> ofTransaction(String transactionId) {
    return Optional.ofNullable(transactions.get(transactionId)).flatMap(this::find);
  }

  void save(Item item, long position) {
    String id = item.event().id();
    items.put(id, item);
    if (item.isSeries()) {
      series.add(id);
    } else {
      series.remove(id);
    }
    list = List.of();
    log(id, position);
    item.event().transactionId().ifPresent(transaction -> transactions.put(transaction, id));
  }

  /** Whether an event is a series, or was one when it was deleted. */
  boolean wasSeries(String id) {
    return series.contains(id);
  }

  void remove(String id, long position) {
    items.remove(id);
    list = List.of();
    log(id, position);
  }

  /** Something changed of what is no item of its own, or is none any more. */
  void log(String id, long position) {
    changed.remove(id);
    changed.put(id, position);
    latest = Math.max(latest, position);
  }

  /** The ids of what changed since, the latest last. */
  List<String> changedSince(long position) {
    List<String> ids = new ArrayList<>();
    changed.forEach(
        (id, at) -> {
          if (at > position) {
            ids.add(id);
          }
        });
    return ids;
  }

  boolean hasChangedSince(long position) {
    return latest > position;
  }
}
