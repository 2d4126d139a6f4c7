package dev.lockstep.model.recurrence.graph;

/**
 * Why a rule has no equal among Graph's patterns; a code for the work list, with what it means to a
 * person.
 */
public enum Refusal {
  LIMITED_DAYS("a daily or weekly rule that is limited to months, days or positions"),
  MONTHS_OF_MONTHLY_RULE("a monthly rule that is limited to some months"),
  NO_MONTH("a yearly rule that doesn't say the month"),
  SEVERAL_MONTHS("a yearly rule in several months"),
  SEVERAL_MONTH_DAYS("several days of the month"),
  MONTH_DAY_AND_WEEKDAY("a day of the month that must also be a certain day of the week"),
  DAY_MISSING_IN_SOME_MONTHS(
      "a day that shorter months leave out; Graph would take their last day"),
  DAY_MOVED_FORWARD("a day that shorter months move to the first day of the next"),
  DAY_FROM_END("a day counted from the end of the month, other than the last"),
  EVERY_WEEKDAY("every such day of the month, not the n-th"),
  SEVERAL_ORDINALS("several n-th days of the month"),
  ORDINAL("an n-th day other than the first to fourth and the last"),
  POSITION("positions other than one of first to fourth and last"),
  START_OFF_PATTERN(
      "starts before its first occurrence and skips periods, which are counted"
          + " differently from there"),
  NO_OCCURRENCE("the rule has no occurrence");

  private final String meaning;

  Refusal(String meaning) {
    this.meaning = meaning;
  }

  /** What it is that Graph can't say, in words. */
  public String meaning() {
    return meaning;
  }
}
