package dev.lockstep.standalone.simulation.history;

import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.standalone.simulation.company.Colleague;
import java.util.Optional;

/** What a user changes of an appointment. Every value occurs once in a history. */
public sealed interface Edit {

  /** For people: "moves it to 10:07". */
  String words();

  /** What it is called. */
  record Subject(String text) implements Edit {
    @Override
    public String words() {
      return "calls it \"" + text + "\"";
    }
  }

  /** Where it is. */
  record Place(String text) implements Edit {
    @Override
    public String words() {
      return "moves it to the place \"" + text + "\"";
    }
  }

  /** The long text. */
  record Notes(String text) implements Edit {
    @Override
    public String words() {
      return "writes \"" + text + "\" into it";
    }
  }

  /**
   * When it is.
   *
   * @param minute of {@link Moments#at}
   * @param length in minutes
   */
  record Time(int minute, int length) implements Edit {
    @Override
    public String words() {
      Timing.Timed timed = Moments.at(minute, length);
      return "moves it to " + timed.start() + "–" + timed.end();
    }
  }

  /**
   * On which whole days it is.
   *
   * @param day of {@link Moments#days}
   * @param length in days
   */
  record WholeDays(int day, int length) implements Edit {
    @Override
    public String words() {
      Timing.AllDay days = Moments.days(day, length);
      return "lets it take all day from " + days.start() + " to before " + days.end();
    }
  }

  /** How the owner's time is shown. */
  record Show(Availability availability) implements Edit {
    @Override
    public String words() {
      return "shows it as " + availability;
    }
  }

  /**
   * When an occurrence of a series is: so many days later than now, at another hour.
   *
   * @param days 0 if it stays on its day
   * @param minute of the day from {@link Moments#MORNING} on
   */
  record Move(int days, int minute) implements Edit {
    @Override
    public String words() {
      String to = "moves it to " + Moments.MORNING.plusMinutes(minute);
      return switch (days) {
        case 0 -> to;
        case 1 -> to + " of the next day";
        case -1 -> to + " of the day before";
        default -> to + ", " + Math.abs(days) + " days " + (days > 0 ? "later" : "earlier");
      };
    }
  }

  /**
   * So far ahead that it leaves every window.
   *
   * @param minute of {@link Moments#far}
   */
  record FarAhead(int minute) implements Edit {
    @Override
    public String words() {
      return "moves it to " + Moments.far(minute).start() + ", out of what is read";
    }
  }

  /** When the owner is reminded, in minutes before the start. */
  record Alarm(int minutes) implements Edit {
    @Override
    public String words() {
      return "sets a reminder " + minutes + " minutes before";
    }
  }

  /** Its only category. */
  record Category(String name) implements Edit {
    @Override
    public String words() {
      return "puts it into the category \"" + name + "\"";
    }
  }

  /** Somebody takes part. */
  record Invite(EmailAddress who) implements Edit {
    @Override
    public String words() {
      return "adds " + who;
    }
  }

  /** Somebody takes part no more. */
  record Uninvite(EmailAddress who) implements Edit {
    @Override
    public String words() {
      return "takes " + who + " out";
    }
  }

  /** It becomes private, and gets another subject with it. */
  record MakePrivate(String secret) implements Edit {
    @Override
    public String words() {
      return "makes it private and calls it \"" + secret + "\"";
    }
  }

  /** It belongs to another rep, or to nobody. */
  record GiveTo(Optional<Colleague> rep) implements Edit {
    @Override
    public String words() {
      return "gives it to " + rep.map(Colleague::words).orElse("nobody");
    }
  }

  /** It ends before it starts, which only a database lets pass. */
  record EndBeforeStart() implements Edit {
    @Override
    public String words() {
      return "lets it end before it starts";
    }
  }

  /** Our mark is taken away, or any other. */
  record TakeMarkAway() implements Edit {
    @Override
    public String words() {
      return "takes the mark away";
    }
  }

  /** It becomes a record of another kind, which is not synchronized, or an appointment again. */
  record SetKind(boolean appointment) implements Edit {
    @Override
    public String words() {
      return appointment ? "makes an appointment of it again" : "makes a phone call of it";
    }
  }

  /** It took place, which only the CRM keeps. */
  record MarkDone() implements Edit {
    @Override
    public String words() {
      return "marks it as done";
    }
  }
}
