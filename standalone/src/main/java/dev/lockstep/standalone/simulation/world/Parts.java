package dev.lockstep.standalone.simulation.world;

import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.crm.CrmConnector;
import dev.lockstep.standalone.simulation.exchange.Requests;
import dev.lockstep.standalone.simulation.groupware.CommandRunner;
import dev.lockstep.standalone.simulation.groupware.GroupwareConnector;
import dev.lockstep.standalone.simulation.history.Luck;
import dev.lockstep.standalone.simulation.history.Part;
import dev.lockstep.standalone.simulation.history.Step;
import dev.lockstep.standalone.simulation.processor.Processor;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.standalone.simulation.topic.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the parts of Lockstep do, and what befalls them. */
final class Parts {

  private static final String GROUPWARE_COMMANDS = Topics.GROUPWARE_COMMANDS.name();
  private static final String CRM_COMMANDS = Topics.CRM_COMMANDS.name();
  private static final String MAILBOXES = Topics.GROUPWARE_MAILBOXES.name();
  private static final int BATCH = 100;

  private final VirtualClock clock;
  private final Lanes lanes;
  private final Requests requests;
  private final GroupwareConnector groupware;
  private final CrmConnector crm;
  private final Processor processor;
  private final Tally tally;
  private final Story story;

  Parts(
      VirtualClock clock,
      Lanes lanes,
      Requests requests,
      GroupwareConnector groupware,
      CrmConnector crm,
      Processor processor,
      Tally tally,
      Story story) {
    this.clock = clock;
    this.lanes = lanes;
    this.requests = requests;
    this.groupware = groupware;
    this.crm = crm;
    this.processor = processor;
    this.tally = tally;
    this.story = story;
  }

  /** All that could be done next. */
  List<Step.OfPart> next() {
    List<Step.OfPart> next = new ArrayList<>();
    for (Colleague owner : Colleague.ALL) {
      if (groupware.canPublish(owner)) {
        next.add(new Step.PublishMailbox(owner));
      } else if (groupware.canRead(owner)) {
        next.add(new Step.ReadMailbox(owner));
      }
    }
    if (crm.canPublish()) {
      next.add(new Step.PublishDatabase());
    } else if (crm.canRead()) {
      next.add(new Step.ReadDatabase(BATCH));
    }
    if (processor.isRollDue(clock.instant())) {
      next.add(new Step.RollHorizon());
    }
    for (Lane lane : lanes.unread()) {
      next.add(
          isSink(lane)
              ? new Step.Sink(lane.topic(), lane.name(), Luck.GOOD)
              : new Step.Take(lane.topic(), lane.name()));
    }
    return next;
  }

  private static boolean isSink(Lane lane) {
    return lane.topic().equals(GROUPWARE_COMMANDS) || lane.topic().equals(CRM_COMMANDS);
  }

  boolean act(Step.OfPart step) {
    return switch (step) {
      case Step.ReadMailbox(Colleague owner) -> read(owner);
      case Step.PublishMailbox(Colleague owner) -> {
        long before = lanes.size();
        boolean did = groupware.publish(owner);
        if (lanes.size() > before) {
          story.tell(
              () -> "The groupware capture publishes what it read of " + owner.words() + "'s.");
        }
        yield did;
      }
      case Step.ReadDatabase(int most) -> {
        boolean did = crm.canRead();
        List<RecordKey> records = crm.read(most);
        if (!records.isEmpty()) {
          story.tell(() -> "The CRM capture reads the records " + records + ".");
        }
        yield did;
      }
      case Step.PublishDatabase() -> {
        long before = lanes.size();
        boolean did = crm.publish();
        if (lanes.size() > before) {
          story.tell(() -> "The CRM capture publishes what it read.");
        }
        yield did;
      }
      case Step.RollHorizon() -> {
        boolean did = processor.isRollDue(clock.instant());
        if (did) {
          processor.roll(clock.instant()).forEach(decision -> story.tell(() -> words(decision)));
        }
        yield did;
      }
      case Step.Take(String topic, String name) ->
          lanes.find(topic, name).filter(Lane::hasNext).filter(this::take).isPresent();
      case Step.Sink(String topic, String name, Luck luck) ->
          lanes
              .find(topic, name)
              .filter(Lane::hasNext)
              .filter(Parts::isSink)
              .filter(lane -> sink(lane, luck))
              .isPresent();
    };
  }

  private boolean read(Colleague owner) {
    Optional<List<DeltaItem>> listed = groupware.read(owner);
    if (!listed.orElse(List.of()).isEmpty()) {
      story.tell(
          () ->
              "The groupware capture reads "
                  + owner.words()
                  + "'s mailbox: "
                  + listed.orElseThrow().stream().map(Parts::words).toList()
                  + ".");
    }
    return listed.isPresent();
  }

  private static String words(DeltaItem item) {
    return switch (item) {
      case DeltaItem.Whole(GraphEvent event) ->
          event.id() + " in version " + event.etag().replaceAll("\\D", "");
      case DeltaItem.OfSeries(String id, String _) -> id;
      case DeltaItem.Partial(String id) -> id;
      case DeltaItem.Removed(String id) -> id + " not there any more";
    };
  }

  private boolean take(Lane lane) {
    if (lane.topic().equals(MAILBOXES)) {
      groupware.follow(lane);
      return true;
    }
    // who is asked for whom, and answered, shows in the decisions
    processor.take(lane).forEach(decision -> story.tell(() -> words(decision)));
    return true;
  }

  private static String words(Decision decision) {
    return "The processor decides on "
        + decision.appointment()
        + ", "
        + decision.input()
        + ": "
        + decision.words()
        + decision.outputs().stream()
            .map(
                output ->
                    "; it orders: " + output.words() + " (#" + output.command().sequence() + ")")
            .collect(Collectors.joining())
        + ".";
  }

  private boolean sink(Lane lane, Luck luck) {
    if (lane.topic().equals(GROUPWARE_COMMANDS)) {
      CommandRunner.Progress progress = groupware.sink(lane, luck);
      story.tell(() -> words(progress, luck));
    } else {
      CrmConnector.Progress progress = crm.sink(lane, luck);
      story.tell(() -> words(progress, luck));
    }
    return true;
  }

  private static String words(CommandRunner.Progress progress, Luck luck) {
    return switch (progress) {
      case CommandRunner.Progress.Sent(var command, var request, var answer) ->
          "The groupware sink asks Graph for "
              + request.getClass().getSimpleName().toLowerCase(Locale.ROOT)
              + " because of "
              + words(command)
              + ": "
              + answer.getClass().getSimpleName()
              + luck.words()
              + ".";
      case CommandRunner.Progress.Published(var command, var result) ->
          "The groupware sink says what became of " + words(command) + ": " + words(result) + ".";
    };
  }

  private static String words(GroupwareCommand command) {
    return "#" + command.id().sequence() + " of " + command.id().appointment();
  }

  private static String words(GroupwareResult result) {
    return switch (result) {
      case GroupwareResult.Written written -> written.already() ? "it was so already" : "written";
      case GroupwareResult.Deleted deleted -> deleted.already() ? "gone already" : "deleted";
      case GroupwareResult.Conflict conflict -> conflict.words();
      case GroupwareResult.Rejected rejected -> "refused, " + rejected.words();
    };
  }

  private static String words(CrmConnector.Progress progress, Luck luck) {
    return switch (progress) {
      case CrmConnector.Progress.Asked(var command, var result) ->
          "The CRM sink applies "
              + words(command)
              + result.map(it -> ": " + words(it)).orElse("")
              + luck.words()
              + ".";
      case CrmConnector.Progress.Published(var command, var result) ->
          "The CRM sink says what became of " + words(command) + ": " + words(result) + ".";
    };
  }

  private static String words(CrmCommand command) {
    return "#" + command.id().sequence() + " of " + command.id().appointment();
  }

  private static String words(CrmResult result) {
    return switch (result) {
      case CrmResult.Written written -> written.already() ? "it was so already" : "written";
      case CrmResult.Found _ -> "a linked record was there already";
      case CrmResult.Deleted deleted -> deleted.already() ? "gone already" : "deleted";
      case CrmResult.Conflict conflict -> conflict.words();
      case CrmResult.Rejected rejected -> "refused, " + rejected.words();
    };
  }

  boolean fail(Step.Fault fault) {
    return switch (fault) {
      case Step.Restart(Part part) -> {
        switch (part) {
          case GROUPWARE_CONNECTOR -> groupware.restart();
          case CRM_CONNECTOR -> crm.restart();
          case PROCESSOR -> processor.restart();
        }
        tally.crash();
        story.tell(() -> "Somebody kills " + part.words() + ", and it starts again.");
        yield true;
      }
      case Step.Replay(String topic, String name, int back) ->
          lanes
              .find(topic, name)
              .filter(lane -> lane.position() > 0)
              .filter(lane -> replay(lane, back))
              .isPresent();
      case Step.LoseCursor(Colleague owner) -> {
        boolean did = groupware.loseCursor(owner);
        if (did) {
          tally.replay();
          story.tell(() -> "How far " + owner.words() + "'s mailbox was read is lost.");
        }
        yield did;
      }
      case Step.Contend(Colleague owner, int writes) -> {
        requests.contend(owner.address(), writes);
        story.tell(
            () ->
                "Graph says of the next "
                    + writes
                    + " writes in "
                    + owner.words()
                    + "'s mailbox that somebody else writes at the same time.");
        yield true;
      }
      case Step.RewindLog(int back) -> {
        crm.rewind(back);
        tally.replay();
        story.tell(() -> "The CRM's log is read again over " + back + " entries.");
        yield true;
      }
      case Step.Pause _ -> throw new IllegalArgumentException("no part takes part in a pause");
    };
  }

  private boolean replay(Lane lane, int back) {
    if (isSink(lane)) {
      groupware.forget(lane);
      crm.forget(lane);
    }
    lane.rewind(back);
    tally.replay();
    story.tell(
        () ->
            "What "
                + lane.topic()
                + " says of "
                + lane.name().replace("\n", " for ")
                + " is read again, "
                + back
                + " records back.");
    return true;
  }

  boolean order(Step.Order order) {
    lanes.append(Outgoing.of(Topics.OPERATOR_ACTIONS, order.appointment(), order.action()));
    tally.order();
    story.tell(
        () ->
            "An operator orders: "
                + switch (order.action()) {
                  case OperatorAction.Release _ -> "release ";
                  case OperatorAction.Dismiss _ -> "dismiss ";
                  case OperatorAction.Retry _ -> "retry ";
                }
                + order.appointment()
                + ".");
    return true;
  }

  boolean order(Step.OrderAtGate order) {
    GateRequest request = order.request();
    lanes.append(Outgoing.of(Topics.GATE_REQUESTS, request.gate(), request));
    tally.order();
    story.tell(
        () ->
            "An operator "
                + (request instanceof GateRequest.Release ? "lets pass" : "turns away")
                + " all that waits before the gate "
                + request.gate()
                + ".");
    return true;
  }
}
