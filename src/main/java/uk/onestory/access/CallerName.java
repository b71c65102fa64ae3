package uk.onestory.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import uk.onestory.server.AccessLog;

/** Tells the access log which partner proved who it is, whatever becomes of the request. */
class CallerName extends OncePerRequestFilter {

    private final Partners partners;

    CallerName(Partners partners) {
        this.partners = partners;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && !(caller instanceof AnonymousAuthenticationToken)) {
            // a token of an outside issuer may name anybody
            partners.byId(caller.getName()).ifPresent(partner -> AccessLog.partner(request, partner.id()));
        }
        chain.doFilter(request, response);
    }
}
