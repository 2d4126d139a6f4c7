package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.DeltaPage;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import java.util.List;
import java.util.Optional;

/** Real calendars, where something happens right after the first page, or a series, was read. */
final class CalendarsWithHook implements Calendars {
  private final Calendars real;
  private final Hook<DeltaPage> afterFirstPage;
  private Optional<SeriesHook> afterSeries;
  private boolean shut;

  /** What happens. */
  @FunctionalInterface
  interface Hook<T> {
    void happen(T read) throws InterruptedException;
  }

  /** What happens, and what is seen of the series then. */
  @FunctionalInterface
  interface SeriesHook {
    GraphSeries happen(GraphSeries read) throws InterruptedException;
  }

  CalendarsWithHook(Calendars real, Hook<DeltaPage> afterFirstPage) {
    this(real, afterFirstPage, series -> series);
  }

  /**
   * @param afterSeries happens once
   */
  CalendarsWithHook(Calendars real, Hook<DeltaPage> afterFirstPage, SeriesHook afterSeries) {
    this.real = real;
    this.afterFirstPage = afterFirstPage;
    this.afterSeries = Optional.of(afterSeries);
  }

  /** From now on single events are refused, or not any more. */
  void shut(boolean now) {
    shut = now;
  }

  @Override
  public DeltaPage firstPage(EmailAddress mailbox, Window window)
      throws GraphException, InterruptedException {
    DeltaPage page = real.firstPage(mailbox, window);
    afterFirstPage.happen(page);
    return page;
  }

  @Override
  public DeltaPage page(EmailAddress mailbox, DeltaPage.Link link)
      throws GraphException, InterruptedException {
    return real.page(mailbox, link);
  }

  @Override
  public GraphEvent event(EmailAddress mailbox, String id)
      throws GraphException, InterruptedException {
    if (shut) {
      throw new GraphException(new GraphError.Denied("ErrorAccessDenied", "access is denied"));
    }
    return real.event(mailbox, id);
  }

  @Override
  public GraphSeries series(EmailAddress mailbox, String masterId)
      throws GraphException, InterruptedException {
    GraphSeries series = real.series(mailbox, masterId);
    Optional<SeriesHook> hook = afterSeries;
    afterSeries = Optional.empty();
    return hook.isPresent() ? hook.get().happen(series) : series;
  }

  @Override
  public List<GraphEvent> instances(EmailAddress mailbox, String masterId, Window window)
      throws GraphException, InterruptedException {
    return real.instances(mailbox, masterId, window);
  }

  @Override
  public Optional<AppointmentKey> key(EmailAddress mailbox, String id)
      throws GraphException, InterruptedException {
    return real.key(mailbox, id);
  }

  @Override
  public Optional<GraphEvent> find(EmailAddress mailbox, AppointmentKey key)
      throws GraphException, InterruptedException {
    return real.find(mailbox, key);
  }

  @Override
  public GraphEvent create(EmailAddress mailbox, EventDraft draft)
      throws GraphException, InterruptedException {
    return real.create(mailbox, draft);
  }

  @Override
  public GraphEvent change(EmailAddress mailbox, String id, String etag, EventPatch patch)
      throws GraphException, InterruptedException {
    return real.change(mailbox, id, etag, patch);
  }

  @Override
  public void delete(EmailAddress mailbox, String id, String etag)
      throws GraphException, InterruptedException {
    real.delete(mailbox, id, etag);
  }
}
