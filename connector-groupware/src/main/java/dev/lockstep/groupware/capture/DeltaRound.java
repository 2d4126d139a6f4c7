package dev.lockstep.groupware.capture;

import dev.lockstep.groupware.budget.Urgency;
import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.DeltaPage;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One delta round over a mailbox. Each page is published by itself; the cursor moves with the last
 * one, in the same transaction, so a round that breaks off is read again and what was published
 * twice changes nothing.
 */
public final class DeltaRound {

  private static final Logger LOG = LoggerFactory.getLogger(DeltaRound.class);

  private final Calendars calendars;
  private final EventMapping mapping;
  private final ChangePublisher publisher;
  private final Horizon horizon;
  private final Clock clock;

  /** Rounds over these calendars. */
  public DeltaRound(
      Calendars calendars,
      EventMapping mapping,
      ChangePublisher publisher,
      Horizon horizon,
      Clock clock) {
    this.calendars = calendars;
    this.mapping = mapping;
    this.publisher = publisher;
    this.horizon = horizon;
    this.clock = clock;
  }

  /**
   * What a round came to.
   *
   * @param cursor where the next one begins
   * @param published how many changes were published
   * @param full whether the whole window was read
   * @param saved whether the cursor was published too
   */
  public record Outcome(Cursor cursor, int published, boolean full, boolean saved) {}

  /**
   * Reads what changed since the cursor, or everything if there is none, its window is over, or
   * Graph does not know it any more.
   *
   * @param saveCursor whether to publish the cursor even if nothing else is; else that is not worth
   *     a transaction, because Graph knows the last one for days
   */
  public Outcome run(MailboxContext context, Optional<Cursor> cursor, boolean saveCursor)
      throws GraphException, InterruptedException, Publisher.NotOwner {
    Instant now = clock.instant();
    if (cursor.isPresent() && !horizon.isOver(cursor.get(), now)) {
      Cursor from = cursor.get();
      Window window = new Window(from.windowStart(), from.windowEnd());
      try {
        return follow(context, window, Optional.of(from), Urgency.ROUND, saveCursor);
      } catch (GraphException e) {
        if (!(e.error() instanceof GraphError.DeltaTokenDead)) {
          throw e;
        }
        LOG.atInfo()
            .addKeyValue("mailbox", context.mailbox())
            .addKeyValue("cause", e.error().words())
            .log("The delta token is dead; the window is read anew");
      }
    }
    return follow(context, horizon.window(now), Optional.empty(), Urgency.BACKFILL, true);
  }

  private Outcome follow(
      MailboxContext context,
      Window window,
      Optional<Cursor> from,
      Urgency urgency,
      boolean saveCursor)
      throws GraphException, InterruptedException, Publisher.NotOwner {
    ItemReader reader = new ItemReader(calendars, mapping, context, window, urgency);
    Set<String> seen = new HashSet<>();
    int published = 0;
    DeltaPage page =
        context
            .budget()
            .spend(
                urgency,
                () ->
                    from.isPresent()
                        ? calendars.page(
                            context.mailbox(), new DeltaPage.Delta(from.get().deltaLink()))
                        : calendars.firstPage(context.mailbox(), window));
    while (true) {
      List<Finding> findings = findings(page, reader, seen);
      switch (page.link()) {
        case DeltaPage.Next next -> {
          published += publisher.publish(context, reader, findings, Optional.empty());
          page = context.budget().spend(urgency, () -> calendars.page(context.mailbox(), next));
        }
        case DeltaPage.Delta delta -> {
          if (from.isEmpty()) {
            findings.addAll(missing(context, reader, seen));
            context.index().occurrencesAreComplete();
          }
          findings.addAll(watched(context, reader));
          Cursor cursor = new Cursor(context.mailbox(), window.start(), window.end(), delta.url());
          boolean save = saveCursor || from.isEmpty() || !findings.isEmpty();
          published +=
              publisher.publish(
                  context, reader, findings, save ? Optional.of(cursor) : Optional.empty());
          context.series().read(reader.mastersRead(), clock.instant());
          return new Outcome(cursor, published, from.isEmpty(), save);
        }
      }
    }
  }

  /** Series that nothing in the pages calls for, and that may have changed all the same. */
  private List<Finding> watched(MailboxContext context, ItemReader reader)
      throws GraphException, InterruptedException {
    List<String> present = context.index().presentSeries();
    List<String> due =
        reader.isSeriesInDoubt() ? present : context.series().due(present, clock.instant());
    List<Finding> findings = new ArrayList<>();
    try {
      for (String master : due) {
        reader.series(master).ifPresent(findings::add);
      }
    } catch (GraphException | InterruptedException e) {
      context.series().again(due);
      throw e;
    }
    return findings;
  }

  private static List<Finding> findings(DeltaPage page, ItemReader reader, Set<String> seen)
      throws GraphException, InterruptedException {
    // whole items first: a master that is in the page need not be read for its occurrences
    List<Finding> findings = new ArrayList<>();
    for (DeltaItem item : page.items()) {
      if (item instanceof DeltaItem.Whole) {
        seen.add(item.id());
        reader.read(item).ifPresent(findings::add);
      }
    }
    for (DeltaItem item : page.items()) {
      if (!(item instanceof DeltaItem.Whole)) {
        seen.add(item.id());
        reader.read(item).ifPresent(findings::add);
      }
    }
    return findings;
  }

  /** After a full round: what was there before and was not listed now; each is asked about. */
  private static List<Finding> missing(MailboxContext context, ItemReader reader, Set<String> seen)
      throws GraphException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (String id : context.index().present()) {
      if (!seen.contains(id) && !reader.mastersRead().contains(id)) {
        reader.removed(id).ifPresent(findings::add);
      }
    }
    return findings;
  }
}
