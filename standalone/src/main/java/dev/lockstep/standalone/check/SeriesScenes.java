package dev.lockstep.standalone.check;

import dev.lockstep.standalone.check.Stage.Rep;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What happens to series: the rule REC, in both directions. */
final class SeriesScenes {
  private static final int TIMES = 4;
  private static final int PLANNED = 0;

  private final Stage stage;
  private final Rep vera;

  SeriesScenes(Stage stage, Rep vera) {
    this.stage = stage;
    this.vera = vera;
  }

  List<Scene> scenes() {
    return List.of(
        new Scene("REC", "series added in a mailbox", this::added),
        new Scene("REC", "one occurrence renamed, one deleted in a mailbox", this::exceptions),
        new Scene("REC", "series shortened, then deleted in a mailbox", this::shortened),
        new Scene("REC", "record of one occurrence edited in the CRM", this::recordEdited),
        new Scene("REC", "record of one occurrence deleted in the CRM", this::recordDeleted));
  }

  /** A series in the mailbox, and its records in the CRM. */
  private record Series(Event master, String subject, LocalDateTime start) {}

  private Eventually.Seen<Series> series(String words)
      throws Failed, IOException, SQLException, InterruptedException {
    String subject = stage.subject(words);
    LocalDateTime start = stage.time();
    Event master = stage.outlook().addWeekly(vera.address(), subject, start, TIMES);
    Series series = new Series(master, subject, start);
    List<LocalDateTime> expected =
        IntStream.range(0, TIMES).mapToObj(week -> start.plusWeeks(week)).toList();
    Eventually.Seen<List<Row>> seen =
        planned(series, "a record of each occurrence", rows -> starts(rows).equals(expected));
    return new Eventually.Seen<>(series, seen.after());
  }

  private Eventually.Seen<List<Row>> planned(
      Series series, String wanted, Predicate<List<Row>> isSo)
      throws Failed, IOException, SQLException, InterruptedException {
    return Eventually.SOON.see(
        wanted,
        () ->
            stage.crm().findBySubject(series.subject()).stream()
                .filter(row -> row.status() == PLANNED)
                .sorted(Comparator.comparing(row -> row.start().orElseThrow()))
                .toList(),
        isSo);
  }

  private static List<LocalDateTime> starts(List<Row> rows) {
    return rows.stream().map(Row::start).flatMap(Optional::stream).toList();
  }

  private List<Event> occurrences(Series series) throws IOException, InterruptedException {
    return stage.outlook().occurrences(vera.address(), series.master().id(), series.start());
  }

  private Outcome added() throws Failed, IOException, SQLException, InterruptedException {
    Eventually.Seen<Series> seen = series("REC added");
    return new Outcome(
        TIMES + " occurrences from " + seen.value().start(), TIMES + " records", seen.after());
  }

  private Outcome exceptions() throws Failed, IOException, SQLException, InterruptedException {
    Series series = series("REC exceptions").value();
    String other = stage.subject("REC renamed");
    List<Event> occurrences = occurrences(series);
    stage.outlook().edit(vera.address(), occurrences.get(1).id(), other, "Room 9");
    stage.outlook().delete(vera.address(), occurrences.get(2).id());
    List<LocalDateTime> left = List.of(series.start(), series.start().plusWeeks(3));
    planned(series, "two records as they were", rows -> starts(rows).equals(left));
    Eventually.Seen<Row> seen =
        stage.row(
            "the record of the renamed occurrence",
            other,
            row -> row.start().equals(Optional.of(series.start().plusWeeks(1))));
    return new Outcome("one renamed, one deleted", "one renamed, one cancelled", seen.after());
  }

  private Outcome shortened() throws Failed, IOException, SQLException, InterruptedException {
    Series series = series("REC shortened").value();
    stage.outlook().setTimes(vera.address(), series.master().id(), series.start(), 2);
    planned(series, "two records left", rows -> rows.size() == 2);
    stage.outlook().delete(vera.address(), series.master().id());
    Eventually.Seen<List<Row>> seen = planned(series, "no record left", List::isEmpty);
    return new Outcome("2 occurrences, then gone", "2 records, then cancelled", seen.after());
  }

  private Outcome recordEdited() throws Failed, IOException, SQLException, InterruptedException {
    Series series = series("REC record").value();
    Row row = planned(series, "its records", rows -> rows.size() == TIMES).value().get(2);
    String other = stage.subject("REC edited in the CRM");
    stage.crm().edit(row.id(), other, "Room 10");
    LocalDateTime there = utc(series.start().plusWeeks(2));
    Eventually.Seen<List<Event>> seen =
        Eventually.SOON.see(
            "that occurrence renamed, and no other",
            () -> occurrences(series),
            all ->
                all.size() == TIMES
                    && all.stream()
                        .allMatch(one -> one.subject().equals(other) == one.start().equals(there)));
    return new Outcome("an exception on " + there.toLocalDate(), "renamed", seen.after());
  }

  private Outcome recordDeleted() throws Failed, IOException, SQLException, InterruptedException {
    Series series = series("REC deleted").value();
    Row row = planned(series, "its records", rows -> rows.size() == TIMES).value().get(1);
    stage.crm().delete(row.id());
    LocalDateTime gone = utc(series.start().plusWeeks(1));
    Eventually.Seen<List<Event>> seen =
        Eventually.SOON.see(
            "that occurrence cancelled, and no other",
            () -> occurrences(series),
            all ->
                all.size() == TIMES - 1 && all.stream().noneMatch(one -> one.start().equals(gone)));
    return new Outcome("cancelled on " + gone.toLocalDate(), "deleted", seen.after());
  }

  private static LocalDateTime utc(LocalDateTime local) {
    return local.atZone(MailboxDesk.ZONE).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }
}
