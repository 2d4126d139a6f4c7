package dev.lockstep.groupware.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.zone.ZoneNames;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Carries commands on with answers, as the sink does. */
abstract class SinkDecisionBench {

  static final Answer CONFLICT =
      new Answer.Failed(new GraphError.Conflict("ErrorIrresolvableConflict", "412"));
  static final Answer GONE = new Answer.Failed(new GraphError.NotFound("404"));

  final SinkDecision decision =
      new SinkDecision(new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED));

  /** The event as it is after a write of {@code visit(subject)}. */
  static GraphEvent shown(String subject, String etag, String... attendees) {
    return Events.with(
        it -> {
          it.subject = subject;
          it.etag = etag;
          it.body = "";
          it.location = "";
          it.categories = List.of();
          it.reminderOn = false;
          it.start = Events.utc("2027-01-15T08:00:00");
          it.end = Events.utc("2027-01-15T09:00:00");
          it.attendees =
              Stream.of(attendees)
                  .map(
                      address ->
                          Events.attendee(
                              address, Attendee.Type.REQUIRED, Attendee.Response.ACCEPTED))
                  .toList();
          return it;
        });
  }

  /** Carries a command on with these answers. */
  Step after(GroupwareCommand command, Answer... answers) {
    Step step = decision.first(command, false);
    for (Answer answer : answers) {
      assertThat(step).isInstanceOf(Step.Ask.class);
      step = decision.next(command, (Step.Ask) step, answer);
    }
    return step;
  }

  GroupwareResult result(GroupwareCommand command, Answer... answers) {
    Step step = after(command, answers);
    assertThat(step).isInstanceOf(Step.Done.class);
    return ((Step.Done) step).result();
  }

  Request request(GroupwareCommand command, Answer... answers) {
    Step step = after(command, answers);
    assertThat(step).isInstanceOf(Step.Ask.class);
    return ((Step.Ask) step).request();
  }

  static GroupwareResult.Written written(GroupwareResult result) {
    assertThat(result).isInstanceOf(GroupwareResult.Written.class);
    return (GroupwareResult.Written) result;
  }
}
