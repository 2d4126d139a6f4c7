package dev.lockstep.crm.mapping;

import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.crm.Status;

/** The catalogs whose codes the connector reads and writes. */
public record Codes(
    CodeList<Status> status,
    CodeList<Availability> showAs,
    CodeList<Participant.Role> requirement,
    CodeList<Participant.Response> acceptance) {}
