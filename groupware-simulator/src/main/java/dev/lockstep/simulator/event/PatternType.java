package dev.lockstep.simulator.event;

/** Graph's recurrencePatternType. */
public enum PatternType implements WireName {
  DAILY("daily"),
  WEEKLY("weekly"),
  ABSOLUTE_MONTHLY("absoluteMonthly"),
  RELATIVE_MONTHLY("relativeMonthly"),
  ABSOLUTE_YEARLY("absoluteYearly"),
  RELATIVE_YEARLY("relativeYearly");

  private final String wire;

  PatternType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
