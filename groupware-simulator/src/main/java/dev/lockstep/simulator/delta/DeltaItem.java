package dev.lockstep.simulator.delta;

import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.ItemId;
import java.util.OptionalLong;
import java.util.UUID;

/** One entry of a delta page. */
public sealed interface DeltaItem {
  /** An event with all its properties. */
  record Full(EventView event) implements DeltaItem {}

  /** An occurrence of which only its time is told. */
  record Sparse(EventView event) implements DeltaItem {}

  /** Something that is not, or no longer, in the window. */
  record Removed(UUID mailbox, long calendar, long item) implements DeltaItem {
    /** The id that it has or had. */
    public String id(boolean immutable) {
      return immutable
          ? ItemId.immutable(mailbox, item, OptionalLong.empty())
          : ItemId.classic(mailbox, calendar, item, OptionalLong.empty());
    }
  }
}
