package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds that read a mailbox whole, because the token, the window or what was known is gone. */
class FullRoundTest {

  private final RoundBench bench = new RoundBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"410", "400", "resync"})
  void aDeadTokenLeadsToAFullRoundThatFindsDeletionsAndRepeatsNothing(String answer)
      throws Exception {
    bench.graph().control("PATCH", "/profile", "{'deadToken':'" + answer + "'}");
    bench.graph().create(ADA, "Stays", "");
    String id = bench.graph().create(ADA, "Goes", "");
    SourceKey key = bench.key(id);
    bench.changes();
    bench.graph().delete(ADA, id);
    bench.graph().control("POST", "/delta/invalidate", "{'mailbox':'" + ADA + "'}");

    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    assertThat(change.getKey()).isEqualTo(key);
    assertThat(change.getValue()).isInstanceOf(EventAbsent.class);
    assertThat(bench.transactions().getLast().getLast().value().orElseThrow())
        .isInstanceOf(Cursor.class);
  }

  @Test
  void anOldWindowIsReadAnewAndWhatLeftItIsNotDeleted() throws Exception {
    bench.graph().create(ADA, "Stays", "");
    String id =
        bench
            .graph()
            .graph(
                "POST",
                "/users/" + ADA + "/events",
                """
                {'subject':'Long ago','start':{'dateTime':'%1$sT09:00:00','timeZone':'UTC'},
                 'end':{'dateTime':'%1$sT10:00:00','timeZone':'UTC'}}"""
                    .formatted(SimulatedGraph.day(-28)))
            .get("id")
            .asText();
    bench.changes();
    Cursor before = bench.cursor().orElseThrow();
    bench.useRound(365, Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));

    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    assertThat(change.getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class,
            absent -> {
              assertThat(absent.event().id()).isEqualTo(id);
              assertThat(absent.absence()).isEqualTo(Absence.OUT_OF_WINDOW);
            });
    assertThat(bench.cursor().orElseThrow().windowEnd()).isAfter(before.windowEnd());
  }

  @Test
  void aWindowThatIsWantedLongerIsReadAnew() throws Exception {
    bench.changes();
    Cursor before = bench.cursor().orElseThrow();
    bench.useRound(380, Clock.systemUTC());

    bench.changes();

    assertThat(bench.cursor().orElseThrow().windowEnd()).isAfter(before.windowEnd());
  }

  @Test
  void afterARestartDeletionsAreStillReportedUnderTheirKey() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    Map.Entry<SourceKey, GroupwareChange> before = bench.onlyChange();
    bench.graph().delete(ADA, id);

    // When another process has read what was published
    bench.restart();
    bench.context().index().published(before.getKey().appointment(), before.getValue());

    assertThat(bench.onlyChange().getKey()).isEqualTo(before.getKey());
  }

  @Test
  void anEventOfWhichNobodyCouldTellIsAskedAboutAgainInTheNextFullRound() throws Exception {
    // Given an event that we create after the page of a full round was read
    List<String> ids = new ArrayList<>();
    AppointmentKey key = AppointmentKey.bornInCrm(1, 7);
    Calendars late =
        new CalendarsWithHook(
            bench.graph().calendars(),
            _ -> {
              ids.add(bench.graph().create(ADA, "Visit", ""));
              bench.context().index().created(ids.getFirst(), key);
            });
    bench.useRound(late, 365, Clock.systemUTC());
    assertThat(((EventAbsent) bench.onlyChange().getValue()).absence()).isEqualTo(Absence.UNKNOWN);

    // When it is deleted, and how far the mailbox was read is lost
    bench.graph().delete(ADA, ids.getFirst());
    bench.loseCursor();
    bench.useRound(365, Clock.systemUTC());
    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    // Then
    assertThat(change.getKey().appointment()).isEqualTo(key);
    assertThat(((EventAbsent) change.getValue()).absence()).isEqualTo(Absence.DELETED);
  }

  /** A mailbox that is shut while a round asks about what is gone: nothing is known of it yet. */
  @Test
  void aDeletionIsReportedThoughTheMailboxWasShutWhenItWasAskedAbout() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    SourceKey key = bench.onlyChange().getKey();
    bench.graph().delete(ADA, id);
    CalendarsWithHook calendars = new CalendarsWithHook(bench.graph().calendars(), _ -> {});
    bench.loseCursor();
    bench.useRound(calendars, 365, Clock.systemUTC());
    calendars.shut(true);
    assertThatExceptionOfType(GraphException.class)
        .isThrownBy(bench::changes)
        .withMessageContaining("access is denied");
    calendars.shut(false);

    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    assertThat(change.getKey()).isEqualTo(key);
    assertThat(((EventAbsent) change.getValue()).absence()).isEqualTo(Absence.DELETED);
  }
}
