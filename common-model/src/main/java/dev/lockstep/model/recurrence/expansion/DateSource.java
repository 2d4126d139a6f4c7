package dev.lockstep.model.recurrence.expansion;

/**
 * The dates of a rule without regard to its end, ascending, as days since 1970-01-01: numbers,
 * because most are only counted or skipped.
 */
interface DateSource {
  /** What {@link #next} answers when nothing more was found. */
  long NONE = Long.MAX_VALUE;

  /**
   * The next date. The first ones may lie before the start of the series, in its first period; the
   * dates may go on far beyond any window.
   */
  long next();

  /** Drops what lies before a date, as far as that is cheap; earlier dates may still come. */
  void skipTo(long epochDay);
}
