package dev.lockstep.simulator.delta;

import java.util.List;

/**
 * A page of a round.
 *
 * @param last whether the round ends with it
 * @param next where the client stands after it
 */
public record DeltaPage(List<DeltaItem> items, boolean last, DeltaToken next) {
  public DeltaPage {
    items = List.copyOf(items);
  }
}
