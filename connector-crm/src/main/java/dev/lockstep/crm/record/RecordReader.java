package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says what the rows of a record mean. Pure: the same rows mean the same, whoever reads them. */
public final class RecordReader {

  private static final int LONGEST_TEXT = Text.READ_MAX;
  private static final int LONGEST_LINE = 5_000;
  private static final Set<String> TRUE = Set.of("true", "t", "1", "yes", "y", "on");

  private final CrmMapping mapping;
  private final Privacy privacy;
  private final TimingColumns timings;
  private final RecordVersion versions;

  /** A reader for an installation. */
  public RecordReader(CrmMapping mapping, Privacy privacy, RecordVersion versions) {
    this.mapping = mapping;
    this.privacy = privacy;
    this.timings = new TimingColumns(mapping);
    this.versions = versions;
  }

  /**
   * The key of the appointment: what the match-up table says, else that of the record. A link that
   * holds no key counts as none here; {@link #read} calls the record invalid.
   */
  public AppointmentKey appointment(Aggregate aggregate) {
    return aggregate
        .link()
        .flatMap(Link::appointment)
        .orElseGet(
            () -> AppointmentKey.bornInCrm(aggregate.key().station(), aggregate.key().serial()));
  }

  /** Whether the contact type of a row is synchronized. */
  public boolean isSynchronized(String type) {
    return mapping.types().stream().anyMatch(t -> Integer.toString(t).equals(type.strip()));
  }

  /** What the rows mean. */
  public Reading read(Aggregate aggregate) {
    if (aggregate.activity().isEmpty()) {
      return new Reading.Missing();
    }
    ActivityRow row = aggregate.activity().get();
    if (!isSynchronized(row.get(ActivityColumn.TYPE).orElse(""))) {
      return new Reading.NotSynchronized();
    }
    if (row.deleteCode() != 0) {
      return new Reading.Deleted();
    }
    long applied = aggregate.appliedSequence();
    try {
      List<Reduction> reductions = new ArrayList<>();
      CrmRecord state = state(aggregate, row, reductions);
      return new Reading.Observed(versions.of(applied, state), state, List.copyOf(reductions));
    } catch (InvalidValue e) {
      return new Reading.Invalid(versions.ofInvalid(applied, e.words()), e.reason(), e.words());
    }
  }

  private CrmRecord state(Aggregate aggregate, ActivityRow row, List<Reduction> reductions)
      throws InvalidValue {
    checkLink(aggregate);
    Timing timing = timings.read(row);
    Optional<Rep> rep = rep(row);
    ParticipantReader.Found found = ParticipantReader.read(mapping, aggregate, row, rep);
    boolean isPrivate = isTrue(row, ActivityColumn.PRIVATE);
    boolean masked = isPrivate && privacy == Privacy.MASKED;
    List<Reduction> done = new ArrayList<>(found.reductions());
    Appointment whole =
        new Appointment(
            text(row, ActivityColumn.SUBJECT, Field.SUBJECT, LONGEST_LINE, done),
            text(row, ActivityColumn.TEXT, Field.TEXT, LONGEST_TEXT, done),
            text(row, ActivityColumn.LOCATION, Field.LOCATION, LONGEST_LINE, done),
            timing,
            found.participants(),
            availability(row, done),
            isPrivate ? Visibility.PRIVATE : Visibility.NORMAL,
            reminder(row, done),
            new Categories(List.of(row.get(ActivityColumn.CATEGORIES).orElse("").split(";", -1))));
    if (masked) {
      reductions.add(new Reduction(Field.VISIBILITY, "private: only its time is shown"));
    } else {
      reductions.addAll(done); // of a private one, their words could tell something
    }
    return new CrmRecord(
        masked ? whole.masked() : whole,
        rep,
        person(row),
        masked ? new TreeMap<>() : found.entries(),
        masked ? Set.of() : found.unaddressed(),
        status(row),
        mapping.marking().read(row.marking()),
        aggregate.link().isPresent());
  }

  private static void checkLink(Aggregate aggregate) throws InvalidValue {
    if (aggregate.link().isPresent() && aggregate.link().flatMap(Link::appointment).isEmpty()) {
      Link link = aggregate.link().get();
      throw new InvalidValue(
          Reason.UNREADABLE,
          "the match-up table holds '"
              + Words.shortened(link.externalKey())
              + "'"
              + (link.occurrence().isEmpty()
                  ? ""
                  : " with the occurrence '" + Words.shortened(link.occurrence()) + "'")
              + ", which is not the key of an appointment");
    }
  }

  private static Text text(
      ActivityRow row, ActivityColumn column, Field field, int longest, List<Reduction> done) {
    Text whole = new Text(row.get(column).orElse(""));
    if (whole.value().length() <= longest) {
      return whole;
    }
    done.add(
        new Reduction(
            field, "cut from " + whole.value().length() + " to " + longest + " characters"));
    return whole.cut(longest);
  }

  private Availability availability(ActivityRow row, List<Reduction> done) {
    Optional<String> text = row.get(ActivityColumn.SHOW_AS);
    Optional<Availability> known =
        text.flatMap(RecordReader::integer).flatMap(mapping.codes().showAs()::meaning);
    if (text.isPresent() && known.isEmpty()) {
      done.add(
          new Reduction(
              Field.AVAILABILITY,
              name(ActivityColumn.SHOW_AS)
                  + " is "
                  + Words.shortened(text.get())
                  + ", which the catalog does not know: taken as busy"));
    }
    return known.orElse(Availability.BUSY);
  }

  private Reminder reminder(ActivityRow row, List<Reduction> done) {
    Optional<String> text = row.get(ActivityColumn.REMINDER_MINUTES);
    Optional<Integer> minutes = text.flatMap(RecordReader::integer).filter(m -> m >= 0);
    if (text.isPresent() && minutes.isEmpty()) {
      done.add(
          new Reduction(
              Field.REMINDER,
              name(ActivityColumn.REMINDER_MINUTES)
                  + " is "
                  + Words.shortened(text.get())
                  + ": taken as no reminder"));
    }
    return minutes.<Reminder>map(Reminder.Before::new).orElseGet(Reminder.None::new);
  }

  private Status status(ActivityRow row) throws InvalidValue {
    Optional<String> text = row.get(ActivityColumn.STATUS);
    if (text.isEmpty()) {
      return Status.PLANNED;
    }
    return text.flatMap(RecordReader::integer)
        .flatMap(mapping.codes().status()::meaning)
        .orElseThrow(
            () ->
                new InvalidValue(
                    Reason.UNREADABLE,
                    name(ActivityColumn.STATUS)
                        + " is '"
                        + Words.shortened(text.get())
                        + "', which the catalog does not know"));
  }

  private static Optional<Rep> rep(ActivityRow row) {
    return row.get(ActivityColumn.REP_ID)
        .flatMap(RecordReader::whole)
        .filter(id -> id != 0)
        .map(
            id ->
                new Rep(
                    new RepId(id),
                    row.get(ActivityColumn.REP_GROUP).flatMap(RecordReader::integer).orElse(0)));
  }

  private static Optional<PersonRef> person(ActivityRow row) {
    return key(row, ActivityColumn.PERSON_STATION, ActivityColumn.PERSON_SERIAL)
        .map(
            person ->
                new PersonRef(
                    person,
                    key(row, ActivityColumn.COMPANY_STATION, ActivityColumn.COMPANY_SERIAL)));
  }

  private static Optional<RecordKey> key(
      ActivityRow row, ActivityColumn station, ActivityColumn serial) {
    Optional<Integer> s = row.get(station).flatMap(RecordReader::integer).filter(n -> n >= 0);
    Optional<Long> n = row.get(serial).flatMap(RecordReader::whole).filter(m -> m >= 0);
    return s.flatMap(number -> n.map(m -> new RecordKey(number, m)));
  }

  private boolean isTrue(ActivityRow row, ActivityColumn column) {
    return row.get(column).map(text -> TRUE.contains(text.toLowerCase(Locale.ROOT))).orElse(false);
  }

  private static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private String name(ActivityColumn column) {
    return mapping.activity().name(column);
  }
}
