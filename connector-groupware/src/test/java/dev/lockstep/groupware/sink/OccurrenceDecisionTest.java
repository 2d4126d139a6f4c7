package dev.lockstep.groupware.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.sink.OccurrenceStep.Again;
import dev.lockstep.groupware.sink.OccurrenceStep.Ask;
import dev.lockstep.groupware.sink.OccurrenceStep.Done;
import dev.lockstep.groupware.sink.OccurrenceStep.Progress;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.series.OccurrenceVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Graph may answer between two requests, and the simulator does not on its own. */
class OccurrenceDecisionTest extends OccurrenceDecisionBench {
  @Test
  void theOccurrenceIsFoundByTheDateOfItsOriginalStart() {
    assertThat(reading(renaming()).request()).isEqualTo(new Request.Read("occurrence-17"));
  }

  @Test
  void anOccurrenceThatLooksOtherwiseThanItsSeriesIsHeldAgainstTheSeriesOnceMore() {
    UpdateEvent command = renaming();
    Ask reading = reading(command);

    Ask verifying = ask(decision.next(command, reading, new Answer.Event(instance("Edited", 17))));
    OccurrenceStep edited = decision.next(command, verifying, new Answer.Series(series("Edited")));
    Ask same = ask(decision.next(command, verifying, new Answer.Series(series("Visit"))));

    assertThat(verifying.request()).isEqualTo(new Request.ReadSeries("event-1"));
    assertThat(edited)
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.result()).isInstanceOf(GroupwareResult.Conflict.class);
              assertThat(done.shown().orElseThrow().anew()).containsExactly(DATE);
            });
    assertThat(same.request())
        .isInstanceOfSatisfying(
            Request.Change.class,
            change -> {
              assertThat(change.etag()).isEqualTo("W/\"i\"");
              assertThat(change.patch().subject()).contains("Lunch");
              assertThat(change.patch().times()).isEmpty();
            });
  }

  /** Somebody changed the series after it was read, and the exception's etag did not say so. */
  @Test
  void whatAWriteDidNotWriteIsLeftForTheCaptureToShow() {
    UpdateEvent command = renaming();
    Ask reading = reading(command);
    Ask writing = ask(decision.next(command, reading, new Answer.Event(instance("Visit", 17))));
    GraphEvent moved = exception("Lunch", "Graz", Sensitivity.NORMAL);

    assertThat(decision.next(command, writing, new Answer.Event(moved)))
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.result())
                  .isInstanceOfSatisfying(
                      GroupwareResult.Written.class,
                      written ->
                          assertThat(written.stored()).isEqualTo(command.wanted().content()));
              assertThat(done.shown().orElseThrow().series().occurrence(DATE))
                  .contains(command.wanted().content());
            });
  }

  /** Else the mask would be taken for what the occurrence is called. */
  @Test
  void aWriteThatOpensAnOccurrenceShowsWhatWasBehindItsMask() {
    GraphEvent secret = exception("Secret", "Graz", Sensitivity.PRIVATE);
    GraphSeries open = series("Visit");
    GraphSeries series =
        new GraphSeries(
            open.master(), open.recurrence(), open.zone(), List.of(secret), open.cancelled());
    SeriesObserved shown = ((SeriesReading.Meant) mapping.read(series, Events.ADA)).shown();
    Appointment mask = shown.series().occurrence(DATE).orElseThrow();
    UpdateEvent opening =
        new UpdateEvent(
            new CommandId(KEY, Side.GROUPWARE, 4),
            new EventRef(Events.ADA, "event-1"),
            new OccurrenceVersion(
                    digests.of(mask, shown.hidesParticipantsOf(DATE)), shown.version())
                .toString(),
            new EventState(
                Events.ADA, shown().series().occurrence(DATE).orElseThrow(), Footer.NONE),
            Set.of(Field.VISIBILITY),
            MailImpact.SILENT,
            Optional.empty());
    Ask reading =
        ask(decision.next(opening, ask(decision.first(opening, 0)), new Answer.Series(series)));
    Ask writing = ask(decision.next(opening, reading, new Answer.Event(secret)));

    assertThat(mask.subject()).isEqualTo(Appointment.MASKED_SUBJECT);
    assertThat(
            decision.next(
                opening,
                writing,
                new Answer.Event(exception("Secret", "Graz", Sensitivity.NORMAL))))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.result())
                    .isInstanceOfSatisfying(
                        GroupwareResult.Written.class,
                        written ->
                            assertThat(written.stored().subject()).isEqualTo(new Text("Secret"))));
  }

  @Test
  void anOccurrenceThatGraphDoesNotListIsRefusedInTheEnd() {
    UpdateEvent command = renaming();
    Ask finding =
        ask(
            decision.next(
                command, ask(decision.first(command, 0)), new Answer.Series(series("Visit"))));
    Answer others = new Answer.Instances(List.of(instance("Visit", 16)));

    assertThat(finding.progress()).isInstanceOf(Progress.Finding.class);
    assertThat(decision.next(command, finding, others)).isEqualTo(new Again(1));
    assertThat(decision.next(command, new Ask(finding.request(), finding.progress(), 5), others))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.result())
                    .isInstanceOfSatisfying(
                        GroupwareResult.Rejected.class,
                        rejected -> assertThat(rejected.words()).contains(DATE.toString())));
  }

  @Test
  void aSeriesThatIsNotUnderstoodAnyMoreIsNotWritten() {
    UpdateEvent command = renaming();
    GraphSeries known = series("Visit");
    GraphSeries odd =
        new GraphSeries(
            known.master(), Optional.empty(), known.zone(), List.of(), known.cancelled());

    assertThat(decision.next(command, ask(decision.first(command, 0)), new Answer.Series(odd)))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.result())
                    .isInstanceOfSatisfying(
                        GroupwareResult.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.UNREADABLE)));
  }

  @Test
  void aCommandOfAnEventOfItsOwnIsNoneForASeries() {
    UpdateEvent ofOccurrence = renaming();
    UpdateEvent ofSingle =
        new UpdateEvent(
            ofOccurrence.id(),
            ofOccurrence.event(),
            "W/\"etag\"",
            ofOccurrence.wanted(),
            ofOccurrence.changed(),
            ofOccurrence.mail(),
            ofOccurrence.replaced());

    assertThat(OccurrenceDecision.isAbout(ofOccurrence)).isTrue();
    assertThat(OccurrenceDecision.isAbout(ofSingle)).isFalse();
  }
}
