package dev.lockstep.standalone.bench.decide;

import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Input;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.ProcessorTopics;

/**
 * The bytes of topics and of the state store. What was read from them shares no object with
 * anything else, as in the processor: so no comparison is cheap because it meets the same object
 * twice.
 */
final class StoredForm {
  private final ValueForm<AppointmentState> states = new ValueForm<>(ProcessorTopics.APPOINTMENTS);
  private final ValueForm<GroupwareChange> events = new ValueForm<>(Topics.GROUPWARE_CHANGES);
  private final ValueForm<CrmChange> records = new ValueForm<>(Topics.CRM_CHANGES);
  private final ValueForm<GroupwareResult> ofEvents = new ValueForm<>(Topics.GROUPWARE_RESULTS);
  private final ValueForm<CrmResult> ofRecords = new ValueForm<>(Topics.CRM_RESULTS);
  private final ValueForm<Answer> answers = new ValueForm<>(Topics.DIRECTORY_ANSWERS);
  private final ValueForm<GateAnswer> gates = new ValueForm<>(Topics.GATE_ANSWERS);
  private final ValueForm<OperatorAction> actions = new ValueForm<>(Topics.OPERATOR_ACTIONS);

  /** The same, written and read. */
  Moment copy(Moment moment) {
    Arrival arrival = moment.arrival();
    return new Moment(
        moment.kind(),
        states.copy(moment.state()),
        new Arrival(arrival.appointment(), copy(arrival.input()), arrival.at(), arrival.origin()));
  }

  /** How many bytes a state is in the store. */
  int bytes(AppointmentState state) {
    return states.bytes(state).length;
  }

  private Input copy(Input input) {
    return switch (input) {
      case Input.FromGroupware(var change) -> new Input.FromGroupware(events.copy(change));
      case Input.OfSeries(var change, boolean changes, String words) ->
          new Input.OfSeries(events.copy(change), changes, words);
      case Input.FromCrm(var change) -> new Input.FromCrm(records.copy(change));
      case Input.OfGroupware(var result) -> new Input.OfGroupware(ofEvents.copy(result));
      case Input.OfCrm(var result) -> new Input.OfCrm(ofRecords.copy(result));
      case Input.FromDirectory(var answer) -> new Input.FromDirectory(answers.copy(answer));
      case Input.FromGates(var answer) -> new Input.FromGates(gates.copy(answer));
      case Input.FromOperator(var action) -> new Input.FromOperator(actions.copy(action));
    };
  }

  private static final class ValueForm<V> {
    private final TopicCodec<?, V> codec;

    ValueForm(Topic<?, V> topic) {
      codec = new TopicCodec<>(topic, Json.mapper());
    }

    byte[] bytes(V value) {
      return codec.encodeValue(value);
    }

    V copy(V value) {
      try {
        return codec.decodeValue(bytes(value)).orElseThrow();
      } catch (Unreadable e) {
        throw new IllegalStateException("what was written cannot be read: " + e.getMessage(), e);
      }
    }
  }
}
