package dev.lockstep.standalone.end.series;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Series at an hour that one night of a zone leaves out and another has twice, edited in just those
 * nights. Lord Howe turns its clocks by half an hour.
 */
final class Night {

  /** Inside of any hour or half-hour by which clocks are turned. */
  private static final int BEGINS = 5;

  private static final int ENDS = 25;
  private static final int AROUND = 2;

  /** Inside of the horizon, which by default is of 30 days back and 365 ahead. */
  private static final int BACK = 26;

  private final SharedUp.Running running;
  private final Life.Place place;

  Night(SharedUp.Running running, Life.Place place) {
    this.running = running;
    this.place = place;
  }

  void play() throws Exception {
    ZoneId zone = ZoneId.of(place.zone());
    try (Scene rep = new Scene(running, "night-" + place.name(), zone, place.inOutlook(), false)) {
      ZoneOffsetTransition one = after(zone, LocalDate.now(zone).minusDays(BACK));
      ZoneOffsetTransition other = after(zone, one.getDateTimeAfter().toLocalDate().plusDays(1));
      play(rep, one);
      play(rep, other);
    }
  }

  private static ZoneOffsetTransition after(ZoneId zone, LocalDate day) {
    return zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant());
  }

  private void play(Scene rep, ZoneOffsetTransition change) throws Exception {
    LocalDate night = change.getDateTimeBefore().toLocalDate();
    String what = change.isGap() ? "left out" : "twice";
    LocalTime hour =
        (change.isGap() ? change.getDateTimeBefore() : change.getDateTimeAfter()).toLocalTime();
    try (Scene scene = new Scene(running, rep, night.minusDays(AROUND))) {
      scene.createDaily(
          scene.subject("Watch " + what),
          hour.plusMinutes(BEGINS),
          hour.plusMinutes(ENDS),
          night.plusDays(AROUND));
      scene.shouldAgree("created, an hour " + what);

      scene.records.change(scene.key(), night, "location = 'Tower'");
      scene.agenda.change(night, visit -> visit.at("Tower"));
      scene.shouldAgree("edited in the CRM, an hour " + what);

      scene.calendar.change(
          scene.calendar.instance(scene.master(), night), "{'subject':'Long watch'}");
      scene.agenda.change(night, visit -> visit.named("Long watch"));
      scene.shouldAgree("renamed in groupware, an hour " + what);

      scene.records.change(scene.key(), night, "del_cd = 1");
      scene.agenda.cancel(night);
      scene.shouldAgree("deleted in the CRM, an hour " + what);
    }
  }
}
