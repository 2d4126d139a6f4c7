package dev.lockstep.groupware.calendar;

import java.util.List;

/** One page of a delta round. */
public record DeltaPage(List<DeltaItem> items, Link link) {

  public DeltaPage {
    items = List.copyOf(items);
  }

  /** How it goes on. A link is a capability: never logged. */
  public sealed interface Link {
    /** The address. */
    String url();
  }

  /** The round has another page. */
  public record Next(String url) implements Link {}

  /** The round is over; the next one begins there. */
  public record Delta(String url) implements Link {}
}
