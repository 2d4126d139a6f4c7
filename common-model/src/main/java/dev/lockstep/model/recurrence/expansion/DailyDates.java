package dev.lockstep.model.recurrence.expansion;

/** Every n-th day. */
final class DailyDates implements DateSource {
  private final int interval;
  private long next;

  DailyDates(long start, int interval) {
    this.next = start;
    this.interval = interval;
  }

  @Override
  public long next() {
    long date = next;
    next += interval;
    return date;
  }

  @Override
  public void skipTo(long epochDay) {
    if (epochDay > next) {
      next += Math.ceilDiv(epochDay - next, (long) interval) * interval;
    }
  }
}
