package dev.lockstep.model.json;

import static dev.lockstep.model.json.Samples.AT;
import static dev.lockstep.model.json.Samples.CRM;
import static dev.lockstep.model.json.Samples.GW;
import static dev.lockstep.model.json.Samples.RECORD;
import static dev.lockstep.model.json.Samples.command;
import static dev.lockstep.model.json.Samples.record;
import static dev.lockstep.model.json.Samples.sample;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.json.Samples.Sample;
import dev.lockstep.model.topic.Topics;
import java.util.List;
import java.util.Optional;

/** What the CRM connector and the processor tell each other, one record of every kind. */
final class CrmSamples {

  private CrmSamples() {}

  static List<Sample<?, ?>> all() {
    SourceKey row = SourceKey.ofRecord(CRM, RECORD.toString());
    return List.of(
        sample(
            "observed",
            Topics.CRM_CHANGES,
            row,
            new CrmChange.RecordObserved(RECORD, "3:ab12", record(), List.of(), Optional.empty())),
        sample(
            "observedModified",
            Topics.CRM_CHANGES,
            row,
            new CrmChange.RecordObserved(RECORD, "3:ab12", record(), List.of(), Optional.of(AT))),
        sample(
            "invalid",
            Topics.CRM_CHANGES,
            row,
            new CrmChange.RecordInvalid(RECORD, "3:ab12", Reason.ENDS_BEFORE_START, "end_time")),
        sample(
            "absent", Topics.CRM_CHANGES, row, new CrmChange.RecordAbsent(RECORD, Absence.DELETED)),
        sample(
            "create",
            Topics.CRM_COMMANDS,
            GW,
            new CrmCommand.CreateRecord(command(Side.CRM), record())),
        sample(
            "update",
            Topics.CRM_COMMANDS,
            GW,
            new CrmCommand.UpdateRecord(command(Side.CRM), RECORD, "2:aa", record())),
        sample(
            "delete",
            Topics.CRM_COMMANDS,
            GW,
            new CrmCommand.DeleteRecord(command(Side.CRM), RECORD, "2:aa")),
        sample(
            "written",
            Topics.CRM_RESULTS,
            GW,
            new CrmResult.Written(command(Side.CRM), RECORD, "3:cc", record(), false)),
        sample("deleted", Topics.CRM_RESULTS, GW, new CrmResult.Deleted(command(Side.CRM), true)),
        sample(
            "conflict",
            Topics.CRM_RESULTS,
            GW,
            new CrmResult.Conflict(command(Side.CRM), "the version had moved")),
        sample(
            "rejected",
            Topics.CRM_RESULTS,
            GW,
            new CrmResult.Rejected(command(Side.CRM), Reason.REJECTED, "value too long")));
  }
}
