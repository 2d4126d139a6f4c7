package dev.lockstep.groupware.calendar;

/** One item of a delta page. */
public sealed interface DeltaItem {

  /** Graph's immutable id. */
  String id();

  /** The item with everything that was asked for. */
  record Whole(GraphEvent event) implements DeltaItem {
    @Override
    public String id() {
      return event.id();
    }
  }

  /**
   * An occurrence of a series, or an exception that is listed as sparsely (graph.md, section 1.8).
   */
  record OfSeries(String id, String seriesMasterId) implements DeltaItem {}

  /** Something that is listed with less than is needed; it must be read by id. */
  record Partial(String id) implements DeltaItem {}

  /**
   * The item is not in the window any more: deleted, moved out of it, or never seen in it ({@code
   * @removed}).
   */
  record Removed(String id) implements DeltaItem {}
}
