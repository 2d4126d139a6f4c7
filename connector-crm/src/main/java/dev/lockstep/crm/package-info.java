/** The connector of the CRM: capture and sink, wired. */
@NullMarked
package dev.lockstep.crm;

import org.jspecify.annotations.NullMarked;
