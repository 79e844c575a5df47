package dev.bottlenose.server.ports;

import dev.bottlenose.protocol.ClientQuery;
import dev.bottlenose.protocol.QueryString;
import dev.bottlenose.transport.LinkAcceptor;
import dev.bottlenose.transport.SetupAcceptor;
import dev.bottlenose.transport.SetupRequest;
import dev.bottlenose.transport.UpgradeRequest;
import java.util.Optional;

/** A port for apps over WebSocket, and its counterpart over RSocket. */
public final class AppPort implements LinkAcceptor, SetupAcceptor {
    private final AppAdmission admission;
    private final AppConnector connector;

    public AppPort(AppAdmission admission, AppConnector connector) {
        this.admission = admission;
        this.connector = connector;
    }

    @Override
    public LinkAcceptor.Admission admit(UpgradeRequest request) {
        Optional<String> objection = WebOrigins.objectionToApp(request);
        return objection.isPresent()
                ? new LinkAcceptor.Admission.Refused(403, objection.get())
                : admission.admit(ClientQuery.read(QueryString.ofTarget(request.target())), connector::connect);
    }

    @Override
    public SetupAcceptor.Admission admit(SetupRequest request) {
        return admission.admitLegacy(request, connector);
    }
}
