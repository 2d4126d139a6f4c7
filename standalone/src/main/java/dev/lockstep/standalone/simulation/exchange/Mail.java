package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.MailImpact;

/** A mail that Exchange sent because of a command. */
public record Mail(CommandId by, MailImpact.Kind kind, EmailAddress to) {}
