/** What the CRM connector and the processor tell each other. */
@NullMarked
package dev.lockstep.model.crm;

import org.jspecify.annotations.NullMarked;
