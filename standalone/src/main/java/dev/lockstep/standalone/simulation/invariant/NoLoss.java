package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.database.Activity;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.world.Ledger;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An edit that a user made is on both sides, or was overridden by a decision that names it, or
 * stands on the work list. Asked of every edit that nobody replaced who had seen it.
 */
final class NoLoss implements Invariant {

  private static final Set<Field> ASKED =
      EnumSet.of(
          Field.SUBJECT,
          Field.TEXT,
          Field.LOCATION,
          Field.TIMING,
          Field.AVAILABILITY,
          Field.VISIBILITY,
          Field.REMINDER,
          Field.CATEGORIES);

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Override
  public String name() {
    return "no loss";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    for (int number : ending.numbers()) {
      if (isAskable(ending, number)) {
        Optional<String> lost = lost(ending, number);
        if (lost.isEmpty()) {
          lost = undone(ending, number);
        }
        if (lost.isPresent()) {
          return lost.map(words -> "appointment " + number + ": " + words);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAskable(Ending ending, int number) {
    return !ending.isDismissed(number)
        && !ending.isLeftAlone(number)
        && !ending.world().ledger().isUnlinked(number)
        && ending.workList(number).stream().noneMatch(Convergence.WAITING::contains)
        && ending.items(number).stream().noneMatch(Convergence::isFar)
        && !ending.world().ledger().hasLeftKind(number);
  }

  private static Optional<String> lost(Ending ending, int number) {
    List<Ledger.Entry> entries = ending.world().ledger().entries(number);
    List<Appointment> shown = shown(ending, number);
    Set<Field> fields = EnumSet.copyOf(ASKED);
    if (ending.world().setting().masked() && wasPrivate(entries)) {
      fields.removeAll(Appointment.MASKED_FIELDS);
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Ledger.Edited edited) {
        for (Field field : edited.fields()) {
          Object value = value(field, edited.after());
          if (fields.contains(field)
              && !isBack(entries.subList(0, i), edited, field, value)
              && !isTakenAway(entries.subList(0, i), field, value)
              && !isReplaced(others(entries, i, field), edited.side(), field, value)
              && shown.stream().noneMatch(it -> value(field, it).equals(value))
              && !isNamed(ending, number, field, edited.after())) {
            return Optional.of(
                edited.side().words()
                    + "'s user set "
                    + field.words()
                    + " to \""
                    + value
                    + "\", which is nowhere, and no decision says why");
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A deletion is an edit too: it holds, or a decision says that the other side's edit was kept.
   */
  private static Optional<String> undone(Ending ending, int number) {
    List<Ledger.Entry> entries = ending.world().ledger().entries(number);
    boolean deleted =
        entries.stream().anyMatch(Ledger.Deleted.class::isInstance)
            && !ending.world().ledger().isGiven(number)
            && !ending.world().ledger().isLeft(number)
            && !ending.isMadeTwice(number);
    Pair pair = Pair.of(ending, number);
    boolean live =
        pair.event().filter(item -> ending.isSynchronized(Pair.owner(item))).isPresent()
            && pair.record().filter(it -> !it.getValue().isSoftDeleted()).isPresent();
    boolean explained =
        ending.decisions(number).stream().map(Decision::words).anyMatch(NoLoss::isKept);
    boolean last =
        entries.reversed().stream()
            .filter(
                entry -> !(entry instanceof Ledger.Touched || entry instanceof Ledger.Replanned))
            .findFirst()
            .filter(Ledger.Deleted.class::isInstance)
            .isPresent();
    return deleted && live && !explained && last && !new MadeUnheard(ending.world()).is(number)
        ? Optional.of("it was deleted, is there again, and no decision says why")
        : Optional.empty();
  }

  private static boolean isKept(String words) {
    return words.contains("the edit was kept")
        || words.contains("planned again")
        || words.contains("is there again")
        || words.contains("gone since")
        || words.contains("the next one counts");
  }

  private static boolean wasPrivate(List<Ledger.Entry> entries) {
    return entries.stream()
        .anyMatch(
            entry ->
                entry instanceof Ledger.Edited edited
                    && edited.after().visibility() == Visibility.PRIVATE);
  }

  private static Object value(Field field, Appointment content) {
    return field.of(Convergence.kept(content));
  }

  private static List<Appointment> shown(Ending ending, int number) {
    List<Appointment> shown = new ArrayList<>();
    for (Item item : ending.items(number)) {
      if (!item.event().cancelled()) {
        shown.add(ending.world().eyes().of(item));
      }
    }
    ending.records(number).values().stream()
        .filter(record -> !record.deleted() && !record.isSoftDeleted())
        .map(Activity::content)
        .forEach(shown::add);
    return shown;
  }

  /**
   * Who may have replaced an edit: whoever came later. Where there are few values to choose from,
   * others may have chosen the same before, and replaced it.
   */
  private static List<Ledger.Entry> others(List<Ledger.Entry> entries, int i, Field field) {
    return field == Field.AVAILABILITY || field == Field.VISIBILITY
        ? entries
        : entries.subList(i + 1, entries.size());
  }

  /** Whether a user replaced or deleted it who had seen it, or whoever made it deleted it. */
  private static boolean isReplaced(
      List<Ledger.Entry> later, Side side, Field field, Object value) {
    return later.stream()
        .anyMatch(
            entry ->
                switch (entry) {
                  case Ledger.Edited edited ->
                      edited.fields().contains(field)
                          && value(field, edited.before()).equals(value);
                  case Ledger.Deleted deleted ->
                      deleted.side() == side || value(field, deleted.before()).equals(value);
                  case Ledger.Left left -> value(field, left.before()).equals(value);
                  case Ledger.Given _,
                      Ledger.Uninvited _,
                      Ledger.Unlinked _,
                      Ledger.LeftKind _,
                      Ledger.Touched _,
                      Ledger.Replanned _ ->
                      false;
                });
  }

  /**
   * Whether an occurrence is again what it was on that side: a new pattern takes away what differed
   * or was cancelled, and nobody may have seen that it did.
   */
  private static boolean isBack(
      List<Ledger.Entry> earlier, Ledger.Edited now, Field field, Object value) {
    return Numbers.date(now.number()).isPresent()
        && earlier.stream()
            .anyMatch(
                entry ->
                    switch (entry) {
                      case Ledger.Edited edited ->
                          edited.side() == now.side()
                              && edited.fields().contains(field)
                              && value(field, edited.before()).equals(value);
                      case Ledger.Deleted deleted ->
                          deleted.side() == now.side()
                              && value(field, deleted.before()).equals(value);
                      case Ledger.Left _,
                          Ledger.Given _,
                          Ledger.Uninvited _,
                          Ledger.Unlinked _,
                          Ledger.LeftKind _,
                          Ledger.Touched _,
                          Ledger.Replanned _ ->
                          false;
                    });
  }

  /**
   * Whether a new pattern took away what the CRM's user had just changed, in a write of ours that
   * nobody had heard of yet: then it is written once more.
   */
  private static boolean isTakenAway(List<Ledger.Entry> earlier, Field field, Object value) {
    return !earlier.isEmpty()
        && earlier.getLast() instanceof Ledger.Replanned
        && earlier.reversed().stream()
            .filter(Ledger.Edited.class::isInstance)
            .map(Ledger.Edited.class::cast)
            .filter(edited -> edited.fields().contains(field))
            .findFirst()
            .filter(edited -> edited.side() == Side.CRM)
            .filter(edited -> value(field, edited.before()).equals(value))
            .isPresent();
  }

  private static boolean isNamed(Ending ending, int number, Field field, Appointment content) {
    String words =
        switch (field.of(content)) {
          case Timing.Timed timed -> "\"" + MINUTES.format(timed.start()) + "–";
          case Timing.AllDay days -> "\"all day " + days.start();
          case Object _ -> "\"" + words(field, content) + "\"";
        };
    return ending.decisions(number).stream()
        .map(Decision::words)
        .anyMatch(it -> it.contains(words));
  }

  private static String words(Field field, Appointment content) {
    return switch (field) {
      case REMINDER ->
          content.reminder() instanceof Reminder.Before(int minutes)
              ? minutes + " min before"
              : "none";
      case CATEGORIES -> String.join(", ", content.categories().names());
      case AVAILABILITY -> content.availability().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case VISIBILITY -> content.visibility().name().toLowerCase(Locale.ROOT);
      case SUBJECT, TEXT, LOCATION, TIMING, PARTICIPANTS -> field.of(content).toString();
    };
  }
}
